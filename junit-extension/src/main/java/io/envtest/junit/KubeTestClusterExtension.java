package io.envtest.junit;

import io.envtest.junit.KubeTestCluster.Isolation;
import io.envtest.junit.KubeTestCluster.Life;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test class its cluster. Keeps nothing itself: the cluster lives in JUnit's store and is closed with it. */
final class KubeTestClusterExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                TestInstancePostProcessor {

    private static final Namespace NAMESPACE = Namespace.create(KubeTestClusterExtension.class);
    private static final String LEASE = "cluster";
    private static final String LOOKUPS = "default look-ups";

    @Override
    public void beforeAll(ExtensionContext context) {
        if (settings(context).life() == Life.PER_CLASS) {
            inject(context.getRequiredTestClass(), null, lease(context));
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (settings(context).life() == Life.PER_CLASS) {
            inject(instance.getClass(), instance, lease(context));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ClusterLease lease = lease(context);
        if (settings(context).life() == Life.PER_METHOD) {
            Object instance = context.getRequiredTestInstance();
            inject(instance.getClass(), instance, lease);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        KubeTestCluster settings = settings(context);
        ClusterLease lease = lease(context);
        context.getExecutionException().ifPresent(failure -> tell(context, lease));
        if (settings.life() == Life.PER_CLASS && settings.isolation() == Isolation.SNAPSHOT) {
            lease.reset();
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
        return Injection.value(parameter.getParameter().getType(), lease(context));
    }

    private static void inject(Class<?> type, @Nullable Object instance, ClusterLease lease) {
        for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
            for (Field field : current.getDeclaredFields()) {
                boolean ofInstance = !Modifier.isStatic(field.getModifiers());
                if (ofInstance == (instance != null) && Injection.supports(field.getType(), field)) {
                    Injection.set(field, instance, lease);
                }
            }
        }
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
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(LEASE, key -> ClusterLease.start(settings, lookups(context)), ClusterLease.class);
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
