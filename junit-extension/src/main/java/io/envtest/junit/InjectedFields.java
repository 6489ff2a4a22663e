package io.envtest.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The fields of tests that were given something of a cluster. They are emptied when it ends: fields of a base class, or of
 * an instance that lives longer, then take what the next cluster gives. Thread-safe.
 */
final class InjectedFields {

    private record Given(Field field, @Nullable Object instance, Object value) {}

    private final List<Given> given = new ArrayList<>();

    /** Sets the fields of a class and those above it that are still empty: of the instance, or the static ones. */
    synchronized void inject(Class<?> type, @Nullable Object instance, ClusterLease lease) {
        for (Field field : fields(type, instance == null)) {
            set(field, instance, lease);
        }
    }

    private void set(Field field, @Nullable Object instance, ClusterLease lease) {
        try {
            field.setAccessible(true);
            if (field.get(instance) == null) {
                Object value = Injection.value(field.getType(), lease);
                field.set(instance, value);
                given.add(new Given(field, instance, value));
            }
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("cannot set the field " + field + "; it must not be final", e);
        }
    }

    /** Empties what was set, unless the test has put something else there. */
    synchronized void clear() {
        for (Given each : given) {
            try {
                if (each.field().get(each.instance()) == each.value()) {
                    each.field().set(each.instance(), null);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot empty the field " + each.field(), e);
            }
        }
        given.clear();
    }

    private static List<Field> fields(Class<?> type, boolean ofClass) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
            for (Field field : current.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) == ofClass && Injection.supports(field.getType(), field)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
