/// The options of `configure`, each declared once: the command line, its checks and all help come from here.
@NullMarked
package dev.howdah.operation.configure.option;

import org.jspecify.annotations.NullMarked;
