# History, backups, settings.
