package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.operation.compliance.Standard;
import java.util.ArrayList;
import java.util.List;

/// A Postgres runs with the settings, libraries and umask that a standard of security asks for.
record Compliance(Standard standard) implements InstanceCheck {

    @Override
    public String name() {
        return "compliance-" + standard.word();
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        if (!instance.holdsData()) {
            return List.of();
        }
        var facts = new ArrayList<Fact<?>>(faults(cluster, instance));
        standard.umask().ifPresent(_ -> facts.add(umask(cluster, instance)));
        return facts;
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.holdsData();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        var cluster = seen.cluster();
        var faults = new ArrayList<String>();
        for (var fact : faults(cluster, instance)) {
            switch (seen.ask(instance, fact)) {
                case Known.Answer<List<String>>(var found) -> faults.addAll(found);
                case Known.NotYet<List<String>>(var why) -> {
                    return new Known.NotYet<>(why);
                }
            }
        }
        if (standard.umask().isPresent()) {
            switch (seen.ask(instance, umask(cluster, instance))) {
                case Known.Answer<String>(var mask) ->
                    umaskFault(mask, standard.umask().get(), faults);
                case Known.NotYet<String>(var why) -> {
                    return new Known.NotYet<>(why);
                }
            }
        }
        return new Known.Answer<>(Verdict.of(
                faults, "all that " + standard.word() + " asks for is in effect", standard.word() + " is not kept"));
    }

    private static void umaskFault(String mask, String wanted, List<String> faults) {
        if (!mask.equals(wanted)) {
            faults.add("the umask of Postgres' account is " + mask + ", and " + wanted + " is asked for");
        }
    }

    /// Questions whose answers are faults.
    List<Fact<List<String>>> faults(Cluster cluster, Instance instance) {
        var facts = new ArrayList<>(List.of(settings(cluster, instance), libraries(cluster, instance)));
        if (standard.certificates()) {
            facts.add(access(cluster, instance));
        }
        return facts;
    }

    private Fact<List<String>> access(Cluster cluster, Instance instance) {
        return SqlFaults.of(cluster, instance, "access by " + standard.word(), """
                select 'line ' || line_number || ' of pg_hba.conf lets in by ' || type || ' and ' || auth_method
                  || ' from ' || coalesce(address, 'anywhere') || ', and hostssl and cert are asked for'
                  from pg_hba_file_rules
                  where type <> 'local' and auth_method <> 'reject' and (type <> 'hostssl' or auth_method <> 'cert')
                """);
    }

    private Fact<List<String>> settings(Cluster cluster, Instance instance) {
        var rows = new ArrayList<String>();
        standard.rules().forEach(rule -> rows.add("('" + rule.setting() + "', '" + rule.value() + "')"));
        return SqlFaults.of(
                cluster, instance, "settings of " + standard.word(), """
                select name || ' is ' || coalesce('''' || current_setting(name, true) || '''', 'unknown')
                  || ', and ''' || wanted || ''' is asked for'
                  from (values %s) as rule (name, wanted)
                  where current_setting(name, true) is distinct from wanted
                """.formatted(String.join(", ", rows)));
    }

    private Fact<List<String>> libraries(Cluster cluster, Instance instance) {
        var rows = new ArrayList<String>();
        standard.extensions().forEach(name -> rows.add("('" + name.replace("_", "") + "')"));
        return SqlFaults.of(
                cluster, instance, "libraries of " + standard.word(), """
                select name || ' is not preloaded' from (values %s) as rule (name)
                  where name <> all (string_to_array(
                    translate(current_setting('shared_preload_libraries'), ' _$"', ''), ','))
                """.formatted(String.join(", ", rows)));
    }

    /// As a login of the account has it.
    static Fact<String> umask(Cluster cluster, Instance instance) {
        var user = PostgresPaths.of(cluster, instance).user();
        return Fact.sh(
                "umask of " + user, "runuser -l " + user + " -c umask 2>/dev/null || echo unknown", String::strip);
    }
}
