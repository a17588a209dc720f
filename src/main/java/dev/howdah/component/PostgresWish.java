package dev.howdah.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What one instance's Postgres is to be, as data for a failover manager that makes and runs it.
///
/// @param shared settings that are the same on all members
/// @param own settings of this instance alone: the user's for it, and those that follow from its size
/// @param hbaLines all lines of pg_hba.conf
/// @param initdbOptions options of initdb
/// @param walDirectory where the write-ahead log is, if not in the data directory
public record PostgresWish(
        SequencedMap<String, String> shared,
        SequencedMap<String, String> own,
        List<String> hbaLines,
        String locale,
        List<String> initdbOptions,
        Optional<String> walDirectory) {

    public PostgresWish {
        shared = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shared));
        own = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(own));
        hbaLines = List.copyOf(hbaLines);
        initdbOptions = List.copyOf(initdbOptions);
    }

    /// What counts on this instance.
    public SequencedMap<String, String> settings() {
        var all = new LinkedHashMap<>(shared);
        all.putAll(own);
        return all;
    }
}
