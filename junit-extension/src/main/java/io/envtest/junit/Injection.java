package io.envtest.junit;

import io.envtest.TestCluster;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What parameters and fields are given, by their type. */
final class Injection {

    private Injection() {}

    static boolean supports(Class<?> type, AnnotatedElement place) {
        return type == KubeTestCluster.Handle.class
                || type == TestCluster.class
                || Clients.knows(type)
                || type == Path.class && place.isAnnotationPresent(KubeTestCluster.Kubeconfig.class)
                || type == String.class && place.isAnnotationPresent(KubeTestCluster.Kubeconfig.class);
    }

    static Object value(Class<?> type, ClusterLease lease) {
        if (type == KubeTestCluster.Handle.class) {
            return lease.handle();
        }
        if (type == TestCluster.class) {
            return lease.cluster();
        }
        if (type == Path.class) {
            return lease.kubeconfig();
        }
        return type == String.class
                ? lease.handle().kubeconfig()
                : lease.clients().get(type);
    }

    /** Sets a field that is still empty. */
    static void set(Field field, @Nullable Object instance, ClusterLease lease) {
        try {
            field.setAccessible(true);
            if (field.get(instance) == null) {
                field.set(instance, value(field.getType(), lease));
            }
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("cannot set the field " + field + "; it must not be final", e);
        }
    }
}
