"""The archive: schema, migrations, locks and writes. Questions are asked in `store.ask`."""
