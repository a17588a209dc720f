package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.util.List;

/// A file of a Debian package that is kept out of its place, upgrades of the package included, because something of
/// ours does its work. It gets the suffix `.distrib`, which cron passes over.
public record DivertedFile(String path) implements Resource {

    @Override
    public String address() {
        return "diverted " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(place());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(place()),
                place -> place.equals(path)
                        ? edit(
                                Verb.UPDATE,
                                List.of("- " + path, "+ " + path + ".distrib"),
                                Action.of(
                                        "divert " + path,
                                        Script.words(
                                                "dpkg-divert",
                                                "--local",
                                                "--rename",
                                                "--divert",
                                                path + ".distrib",
                                                "--add",
                                                path)))
                        : same());
    }

    private Fact<String> place() {
        return Fact.sh(address(), "dpkg-divert --truename " + Script.quote(path), String::strip);
    }
}
