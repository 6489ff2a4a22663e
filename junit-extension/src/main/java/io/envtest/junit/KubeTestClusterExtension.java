package io.envtest.junit;

import io.envtest.junit.KubeTestCluster.Isolation;
import io.envtest.junit.KubeTestCluster.Life;
import io.envtest.snapshot.ClusterSnapshot;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test class its cluster. Keeps nothing itself: the cluster lives in JUnit's store and is closed with it. */
final class KubeTestClusterExtension
        implements ExecutionCondition,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                TestInstancePreConstructCallback,
                TestInstancePostProcessor {

    private static final Namespace NAMESPACE = Namespace.create(KubeTestClusterExtension.class);
    private static final String LEASE = "cluster of ";
    private static final String SNAPSHOT = "objects before ";
    private static final String LOOKUPS = "default look-ups";
    private static final String WAITING = "between clusters of ";

    /** Forbids nothing: other conditions may ask the cluster whether the tests are to run, and are evaluated before all else. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        open(context);
        return ConditionEvaluationResult.enabled("there is a cluster");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        KubeTestCluster settings = settings(context);
        if (settings.life() == Life.PER_METHOD) {
            await(context);
            return;
        }
        ClusterLease lease = lease(context);
        lease.fields().inject(context.getRequiredTestClass(), null, lease);
        if (settings.isolation() == Isolation.SNAPSHOT && classContext(context) != context) {
            store(context).put(SNAPSHOT + context.getUniqueId(), lease.cluster().snapshot());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ClusterSnapshot before = store(context).get(SNAPSHOT + context.getUniqueId(), ClusterSnapshot.class);
        if (before != null) {
            lease(context).restore(before);
        }
    }

    /** Before constructors and what other extensions do with an instance: they, too, may look for a cluster. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        open(context);
    }

    private static void open(ExtensionContext context) {
        if (settings(context).life() == Life.PER_CLASS) {
            lease(context);
        } else {
            await(context);
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (settings(context).life() == Life.PER_CLASS) {
            ClusterLease lease = lease(context);
            lease.fields().inject(instance.getClass(), instance, lease);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ClusterLease lease = lease(context);
        if (settings(context).life() == Life.PER_METHOD) {
            for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
                lease.fields().inject(instance.getClass(), instance, lease);
            }
        } else if (settings(context).isolation() == Isolation.SNAPSHOT) {
            lease.begin();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        KubeTestCluster settings = settings(context);
        ClusterLease lease = lease(context);
        context.getExecutionException().ifPresent(failure -> tell(context, lease));
        if (settings.life() == Life.PER_CLASS && settings.isolation() == Isolation.SNAPSHOT) {
            lease.end();
        }
    }

    private static void tell(ExtensionContext context, ClusterLease lease) {
        context.publishReportEntry("cluster", lease.cluster().describe());
        System.err.println(context.getDisplayName() + " failed. In the cluster:\n"
                + lease.cluster().describe());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.supports(parameter.getParameter().getType(), parameter.getParameter());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (settings(context).life() == Life.PER_METHOD
                && context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("no cluster for " + parameter.getParameter() + " of "
                    + parameter.getDeclaringExecutable()
                    + ": with life = PER_METHOD each test method has a cluster of its own; ask for it in the test method or"
                    + " in @BeforeEach");
        }
        return Injection.value(parameter.getParameter().getType(), lease(context));
    }

    private static KubeTestCluster settings(ExtensionContext context) {
        Optional<ExtensionContext> current = Optional.of(context);
        while (current.isPresent()) {
            Optional<KubeTestCluster> found =
                    AnnotationSupport.findAnnotation(current.get().getElement(), KubeTestCluster.class);
            if (found.isPresent()) {
                return found.get();
            }
            current = current.get().getParent();
        }
        throw new ExtensionConfigurationException(
                "no @KubeTestCluster on " + context.getRequiredTestClass() + " or a class around it");
    }

    private static ClusterLease lease(ExtensionContext context) {
        KubeTestCluster settings = settings(context);
        ExtensionContext owner = settings.life() == Life.PER_METHOD ? context : classContext(context);
        // a store finds what stores around it hold: the owner's id keeps a nested class with a cluster of its own apart
        return store(owner)
                .getOrComputeIfAbsent(
                        LEASE + owner.getUniqueId(),
                        key -> ClusterLease.start(settings, lookups(context)),
                        ClusterLease.class);
    }

    /** Until the class ends, its methods' clusters are the only ones that are found by default. */
    private static void await(ExtensionContext context) {
        ExtensionContext owner = classContext(context);
        store(owner)
                .getOrComputeIfAbsent(
                        WAITING + owner.getUniqueId(), key -> lookups(context).await(), DefaultLookups.Waiting.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static DefaultLookups lookups(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(LOOKUPS, key -> new DefaultLookups(), DefaultLookups.class);
    }

    /** The context of the class that carries the annotation; nested classes share its cluster. */
    private static ExtensionContext classContext(ExtensionContext context) {
        ExtensionContext current = context;
        while (AnnotationSupport.findAnnotation(current.getElement(), KubeTestCluster.class)
                .isEmpty()) {
            current = current.getParent()
                    .orElseThrow(() -> new ExtensionConfigurationException("no @KubeTestCluster around the test"));
        }
        return current;
    }
}
