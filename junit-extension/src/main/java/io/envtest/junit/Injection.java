package io.envtest.junit;

import io.envtest.TestCluster;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What parameters and fields are given, by their type. */
final class Injection {

    private Injection() {}

    static boolean supports(Class<?> type, AnnotatedElement place) {
        return type == KubeTestCluster.Handle.class
                || type == TestCluster.class
                || Clients.knows(type)
                || place.isAnnotationPresent(KubeTestCluster.Kubeconfig.class);
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
        if (type == String.class) {
            return lease.handle().kubeconfig();
        }
        if (Clients.knows(type)) {
            return lease.clients().get(type);
        }
        throw new ExtensionConfigurationException("@Kubeconfig gives the path of a file, as a " + Path.class.getName()
                + ", or its text, as a String; not a " + type.getName());
    }
}
