/** ResourceQuota: refuses what would exceed a quota, and charges the rest. The last plugin, so that it sees what is written. */
@NullMarked
package io.envtest.internal.admission.plugin.resourcequota;

import org.jspecify.annotations.NullMarked;
