package io.envtest.internal.scheduler;

import io.envtest.internal.scheduler.framework.Plugin;
import java.util.List;

/**
 * The plugins of a scheduler, in the order in which they are asked.
 *
 * @param schedulerName pods with this {@code spec.schedulerName} are its own
 */
record Profile(String schedulerName, List<Plugin> plugins) {

    Profile {
        plugins = List.copyOf(plugins);
    }

    /** The plugins that take part at a point. */
    <T extends Plugin> List<T> at(Class<T> point) {
        return plugins.stream().filter(point::isInstance).map(point::cast).toList();
    }
}
