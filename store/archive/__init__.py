"""The archive: schema, migrations, writes. Questions are asked in `store.ask`."""
