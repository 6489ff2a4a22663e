package io.envtest.junit;

import java.lang.reflect.Field;
import java.util.Map;

/**
 * The JVM's copy of the environment. Java has no way to change it, and the official Kubernetes client looks nowhere else
 * for its kubeconfig; so the map behind {@link System#getenv()} is reached through {@code sun.misc.Unsafe}. On a JVM
 * that does not allow that, nothing changes, and a warning says what to do.
 */
final class Environment {

    private static final System.Logger LOG = System.getLogger(Environment.class.getName());

    private Environment() {}

    /** Sets a variable, or takes it away if the value is empty. */
    static void set(String name, String value) {
        try {
            change(map("theUnmodifiableEnvironment"), name, value);
            if (System.getProperty("os.name", "").startsWith("Windows")) {
                change(map("theCaseInsensitiveEnvironment"), name, value);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "This JVM does not let the environment variable {0} point at the test cluster. Clients that read it may"
                            + " find another cluster: inject the client into the test, or set {0} in the build.",
                    name);
        }
    }

    private static void change(Map<String, String> environment, String name, String value) {
        if (value.isEmpty()) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    @SuppressWarnings("unchecked") // both maps of the environment are of strings
    private static Map<String, String> map(String field) throws ReflectiveOperationException {
        Memory memory = new Memory();
        Field holder = Class.forName("java.lang.ProcessEnvironment").getDeclaredField(field);
        Object map = memory.ofClass(holder);
        Class<?> unmodifiable = Class.forName("java.util.Collections$UnmodifiableMap");
        return (Map<String, String>)
                (unmodifiable.isInstance(map) ? memory.of(map, unmodifiable.getDeclaredField("m")) : map);
    }

    /** Reads fields that no module opens. */
    private static final class Memory {

        private final Class<?> type = Class.forName("sun.misc.Unsafe");
        private final Object unsafe;

        Memory() throws ReflectiveOperationException {
            Field only = type.getDeclaredField("theUnsafe");
            only.setAccessible(true);
            unsafe = only.get(null);
        }

        Object ofClass(Field field) throws ReflectiveOperationException {
            Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, field);
            return read(base, type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, field));
        }

        Object of(Object object, Field field) throws ReflectiveOperationException {
            return read(object, type.getMethod("objectFieldOffset", Field.class).invoke(unsafe, field));
        }

        private Object read(Object base, Object offset) throws ReflectiveOperationException {
            return type.getMethod("getObject", Object.class, long.class).invoke(unsafe, base, offset);
        }
    }
}
