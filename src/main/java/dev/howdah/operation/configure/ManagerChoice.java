package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.FailoverOptions.DCS;
import static dev.howdah.operation.configure.option.FailoverOptions.EFM_BY_NAME;
import static dev.howdah.operation.configure.option.FailoverOptions.MANAGER;
import static dev.howdah.operation.configure.option.FailoverOptions.PATRONI_FLAVOUR;
import static dev.howdah.operation.configure.option.FailoverOptions.SPEED;
import static dev.howdah.operation.configure.option.FailoverOptions.SYNCHRONOUS;

import dev.howdah.component.SynchronousReplication;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.FailoverSpeed;
import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;
import dev.howdah.operation.configure.option.FailoverOptions;
import dev.howdah.operation.configure.option.Option;
import java.util.LinkedHashMap;
import java.util.List;

/// Which failover manager is asked for, and what belongs to it alone.
final class ManagerChoice {

    private static final int FIRST_EPAS_WITH_REPMGR = 14;

    private ManagerChoice() {}

    static FailoverChoice manager(Given given, PostgresVersion postgres) {
        var manager = named(given);
        belongs(given, DCS, manager, FailoverChoice.PATRONI);
        belongs(given, PATRONI_FLAVOUR, manager, FailoverChoice.PATRONI);
        belongs(given, EFM_BY_NAME, manager, FailoverChoice.EFM);
        if (given.has(DCS)) {
            given.choice(DCS, "store for Patroni's state");
        }
        given.choice(SPEED, "failover speed").ifPresent(word -> given.vars().put(FailoverSpeed.CHOICE.name(), word));
        given.choice(SYNCHRONOUS, "kind of synchronous replication")
                .ifPresent(word -> given.vars().put(SynchronousReplication.MODE.name(), word));
        if (given.has(EFM_BY_NAME)) {
            given.vars().put("efm_bind_by_hostname", true);
        }
        if (manager == FailoverChoice.REPMGR
                && postgres.flavour() == Flavour.EPAS
                && postgres.major() < FIRST_EPAS_WITH_REPMGR) {
            given.problem(
                    MANAGER,
                    "repmgr does not work with EDB Postgres Advanced Server " + postgres.major(),
                    "take version " + FIRST_EPAS_WITH_REPMGR + " or newer, or --failover-manager efm");
        }
        return manager;
    }

    private static FailoverChoice named(Given given) {
        var said = new LinkedHashMap<String, Option>();
        given.choice(MANAGER, "failover manager").ifPresent(word -> said.put(word, MANAGER));
        for (var option : FailoverOptions.SHORT) {
            if (given.has(option)) {
                said.putIfAbsent(FailoverOptions.managerOf(option).orElseThrow(), option);
            }
        }
        if (said.size() > 1) {
            var options = List.copyOf(said.sequencedValues());
            given.problem(
                    options.getLast(),
                    options.getLast() + " contradicts "
                            + (options.getFirst().takes() == Option.Takes.NOTHING
                                    ? options.getFirst().name()
                                    : MANAGER + " " + said.firstEntry().getKey()),
                    "give one of the two");
        } else if (said.isEmpty() && !given.has(MANAGER)) {
            given.required(MANAGER, "repmgr");
        }
        return said.sequencedKeySet().stream()
                .findFirst()
                .flatMap(FailoverChoice::of)
                .orElse(FailoverChoice.REPMGR);
    }

    private static void belongs(Given given, Option option, FailoverChoice chosen, FailoverChoice owner) {
        if (given.has(option) && chosen != owner) {
            given.problem(
                    option,
                    option + " has no meaning with " + chosen.word(),
                    "it belongs to --failover-manager " + owner.word());
        }
    }
}
