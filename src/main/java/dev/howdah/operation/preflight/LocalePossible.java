package dev.howdah.operation.preflight;

import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;
import java.util.Locale;

/// The locale is there, or the system knows how to make it.
final class LocalePossible implements PreflightCheck {

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return List.of(unknown(wanted(cluster, instance)));
    }

    private static String wanted(Cluster cluster, Instance instance) {
        var own = instance.settings().all().get("user_locale");
        return (own == null ? cluster.settings().all().getOrDefault("user_locale", "en_US.UTF-8") : own).toString();
    }

    /// Whether the system cannot make it; where the package that would make it is not there yet, nobody knows.
    private static Fact<Boolean> unknown(String locale) {
        var listed = locale.replaceFirst("(?i)utf-8$", "utf8").toLowerCase(Locale.ROOT);
        return Fact.sh(
                "locale " + locale,
                """
                %s || exit 0
                locale -a 2>/dev/null | grep -qixF -- %s && exit 0
                [ -r /usr/share/i18n/SUPPORTED ] || exit 0
                grep -qF -- %s /usr/share/i18n/SUPPORTED || echo unknown
                """.formatted(PreflightCheck.FIRST_TIME, Script.quote(listed), Script.quote(locale + " ")),
                answer -> answer.contains("unknown"));
    }

    @Override
    public List<Finding> judge(Sounding host) {
        var locale = wanted(host.cluster(), host.instance());
        return host.ask(unknown(locale)).filter(Boolean::booleanValue).isPresent()
                ? List.of(Finding.error(
                        host.host(),
                        "its system knows no locale " + locale,
                        "choose one of /usr/share/i18n/SUPPORTED there: user_locale"))
                : List.of();
    }
}
