package dev.howdah.component;

import dev.howdah.host.Upload;
import java.time.Duration;

/// A program of the user's for one stage.
///
/// @param name below the cluster's directory, such as hooks/pre-deploy.sh
/// @param shell whether `sh` runs it
/// @param limit how long it may run
public record HookFile(HookStage stage, String name, Upload file, boolean shell, Duration limit) {}
