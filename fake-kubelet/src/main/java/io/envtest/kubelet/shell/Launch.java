package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a process is started with.
 *
 * @param command program and arguments
 * @param variables its environment
 * @param files what it sees and writes
 * @param unknown what becomes of it when it is not understood
 * @param user number of the user it runs as, empty if its image decides
 * @param group number of the user's group
 * @param input where it reads from
 */
public record Launch(
        List<String> command,
        Map<String, String> variables,
        Files files,
        Unknown unknown,
        OptionalLong user,
        long group,
        ContainerAccess.Input input) {}
