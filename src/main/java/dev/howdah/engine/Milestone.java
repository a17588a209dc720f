package dev.howdah.engine;

/// Something that one instance's step gives and others' steps may await, such as `postgres-running(kaolin)`.
public record Milestone(String what, String instance) {
    @Override
    public String toString() {
        return what + "(" + instance + ")";
    }
}
