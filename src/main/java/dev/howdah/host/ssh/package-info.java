/// Connections by the OpenSSH client, with the user's own agents, keys, jump hosts and configuration.
@NullMarked
package dev.howdah.host.ssh;

import org.jspecify.annotations.NullMarked;
