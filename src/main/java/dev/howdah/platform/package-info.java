/// Where instances come from: what exists, what is to be created, and how it goes again.
@NullMarked
package dev.howdah.platform;

import org.jspecify.annotations.NullMarked;
