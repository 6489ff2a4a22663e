package io.envtest.internal.registry;

import io.envtest.internal.objectstore.ObjectStorage;
import io.envtest.spi.component.ClusterRandom;
import io.envtest.time.ClusterClock;

/** What the steps of the store work with. */
record StoreParts(ObjectStorage storage, ClusterClock clock, ClusterRandom random, ManagedFields managedFields) {}
