package dev.howdah.operation;

import dev.howdah.host.Result;
import java.time.Duration;

/// What a host answered to a command, or why it did not.
public sealed interface HostAnswer {

    String host();

    record Answered(String host, Result result, Duration took) implements HostAnswer {}

    record Silent(String host, String why) implements HostAnswer {}
}
