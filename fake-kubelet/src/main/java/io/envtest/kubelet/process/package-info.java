/** What a pod gives its containers' commands: arguments, environment and volumes; and the processes these commands become. */
@NullMarked
package io.envtest.kubelet.process;

import org.jspecify.annotations.NullMarked;
