/**
 * What a container's command does, as far as a few lines can tell: the everyday part of a POSIX shell ({@code exit 1},
 * {@code sleep 5}, {@code if [ -f x ]}, {@code echo done > file}) over files in memory. A command that is not understood is
 * never guessed at; see {@link io.envtest.kubelet.shell.Unknown} for what happens then.
 */
@NullMarked
package io.envtest.kubelet.shell;

import org.jspecify.annotations.NullMarked;
