package dev.howdah.component.patroni;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// Patroni's maintenance mode, kept in etcd for the whole cluster: nobody is promoted or demoted. Any member turns it
/// on
/// and off.
record PatroniStandsStill(PatroniConf conf, boolean still) implements Resource {

    @Override
    public String address() {
        return "automatic failover by Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(PatroniFacts.of(conf.cluster(), conf.instance()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(PatroniFacts.of(conf.cluster(), conf.instance())),
                patroni -> patroni.isPaused() == still ? same() : change());
    }

    private Change change() {
        var rest = new RestCall(conf);
        return edit(
                Verb.UPDATE,
                List.of(still ? "- on" : "+ on"),
                Action.of(
                                (still ? "pause" : "resume") + " Patroni",
                                rest.function()
                                        + rest.send(
                                                "PATCH", "/config", "{\"pause\": " + (still ? "true" : "null") + "}"))
                        .diagnosedBy("journalctl -u patroni -n 15 --no-pager -o cat"));
    }
}
