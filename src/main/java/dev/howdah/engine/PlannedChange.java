package dev.howdah.engine;

import java.util.List;

/// What a run would do to one resource.
///
/// @param caused effects that other changes of the plan have on it
public record PlannedChange(String address, Change change, List<Effect> caused) {

    public PlannedChange {
        caused = List.copyOf(caused);
    }

    /// Whether a run would act here, or might.
    public boolean isPending() {
        return !(change instanceof Change.Same) || !caused.isEmpty();
    }
}
