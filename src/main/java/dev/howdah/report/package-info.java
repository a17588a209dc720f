/// Plans, progress, topologies and checks as text for people and as JSON and XML for programs.
@NullMarked
package dev.howdah.report;

import org.jspecify.annotations.NullMarked;
