/** A fabric8 informer that works only on the elected leader. */
package io.envtest.samples.leader;
