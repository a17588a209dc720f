/// Backup by Barman: WAL streamed all the time, base backups by schedule, following whoever is primary.
@NullMarked
package dev.howdah.component.barman;

import org.jspecify.annotations.NullMarked;
