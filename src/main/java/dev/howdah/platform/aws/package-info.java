/// Instances of Amazon's EC2, with the network, firewall and disks that belong to them.
@NullMarked
package dev.howdah.platform.aws;

import org.jspecify.annotations.NullMarked;
