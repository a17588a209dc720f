package dev.howdah.operation.preflight;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// One thing that is looked at before a deploy. Its questions ride along with all others of the first look, so they
/// have to be cheap; dear ones ask first whether anything was deployed here before ([#FIRST_TIME]).
interface PreflightCheck {

    /// A test in shell: nothing of Howdah is on this host yet.
    String FIRST_TIME = "[ ! -e /etc/howdah ]";

    List<Fact<?>> facts(Cluster cluster, Instance instance);

    List<Finding> judge(Sounding host);
}
