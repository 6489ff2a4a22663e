package io.envtest.junit;

import io.envtest.TestCluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Boots a Kubernetes cluster in this JVM for the tests of a class.
 *
 * <p>Parameters of test methods, life-cycle methods and constructors, and fields that are null, are given: a
 * fabric8 {@code KubernetesClient} or {@code NamespacedKubernetesClient}, an official {@code ApiClient} (each if its library is on the class path), the {@link
 * Handle}, the {@link TestCluster}, and, marked with {@link Kubeconfig}, the kubeconfig as a {@link Path} or as a {@code
 * String}.
 *
 * <p>Each test method begins with the objects that were there before the first one, those of {@code @BeforeAll} among
 * them; see {@link #isolation()}. Methods that run at the same time share their objects: what they leave is taken back
 * when none of them runs any more. While the class runs, the usual look-ups of both clients' default configuration find this cluster.
 *
 * @see <a href="https://junit.org/junit5/docs/current/user-guide/#extensions">JUnit extensions</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(KubeTestClusterExtension.class)
public @interface KubeTestCluster {

    /** Names of the nodes, all Ready; two if not said. */
    String[] nodes() default {"node-0", "node-1"};

    /** Only the API server, as controller-runtime's envtest starts it: no controllers, scheduler, nodes. */
    boolean apiServerOnly() default false;

    /** Controllers to leave out, by name, for example {@code garbage-collector-controller}; unknown names are refused. */
    String[] without() default {};

    /**
     * Group-versions to serve that are off by default, for example {@code "resource.k8s.io/v1beta1=true"} or {@code
     * "api/beta=true"}, as kube-apiserver's {@code --runtime-config} takes them.
     */
    String[] runtimeConfig() default {};

    /** Features to switch on that are off by default, for example {@code "ClusterTrustBundle=true"}; others are refused. */
    String[] featureGates() default {};

    /**
     * Manifests applied before the first test, CRDs for one: {@code classpath:/crds/x.yaml}, a file, or a folder (on the
     * class path, too: {@code classpath:/META-INF/fabric8}) whose YAML and JSON files are taken in order of their names. The cluster waits until the CRDs among them are served.
     */
    String[] crds() default {};

    /** One cluster for the class, or one for each test method. */
    Life life() default Life.PER_CLASS;

    /** How test methods of a class are kept apart. */
    Isolation isolation() default Isolation.SNAPSHOT;

    /** How long a cluster lives. */
    enum Life {
        /** One cluster for all test methods of the class. */
        PER_CLASS,
        /**
         * A fresh cluster for each test method. Constructors, {@code @BeforeAll} and static fields come before it and are
         * given nothing; look-ups of a default configuration find a server there that does not exist.
         */
        PER_METHOD
    }

    /** How test methods of a class are kept apart. */
    enum Isolation {
        /**
         * After each test the cluster goes back to the objects it had before it; after a nested class, to those before
         * the nested class. Faults that the test planned are gone, too.
         */
        SNAPSHOT,
        /** What one test leaves, the next one finds. */
        NONE
    }

    /** Marks a parameter or field that takes the kubeconfig: a Path to the file, or a String with its text. */
    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Kubeconfig {}

    /** The test's hand on its cluster. Thread-safe. */
    interface Handle {

        /** The cluster itself. */
        TestCluster cluster();

        /** The kubeconfig's text, for a user in system:masters. */
        String kubeconfig();

        /**
         * Applies manifests and waits until the CRDs among them are served.
         *
         * @param location as in {@link KubeTestCluster#crds()}
         * @throws IllegalArgumentException if nothing is there; says where it looked
         */
        void apply(String location);

        /**
         * Waits for a condition.
         *
         * @param what names the condition in the failure
         * @param atMost how long to wait in real time
         * @param condition asked again and again until it is true
         * @throws AssertionError if it does not become true in time; tells the cluster's last events. What the condition
         *     itself throws, checked exceptions too, ends the waiting and is thrown as it is
         */
        void await(String what, Duration atMost, Condition condition);

        /** Prints what is in the cluster: objects that are not ready and the last events. */
        void show(Appendable out);
    }

    /** A condition that may fail. */
    @FunctionalInterface
    interface Condition {

        /** Whether it holds. */
        boolean holds() throws Exception;
    }
}
