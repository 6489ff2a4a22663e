package io.envtest.junit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that all code of the JVM sees. An empty text stands for none. */
interface JvmSetting {

    /** What it is now. */
    String get();

    /** Sets it, or takes it away if the value is empty. */
    void set(String value);

    /** What several settings are now. */
    static Map<JvmSetting, String> read(List<JvmSetting> settings) {
        Map<JvmSetting, String> values = new LinkedHashMap<>();
        settings.forEach(setting -> values.put(setting, setting.get()));
        return values;
    }

    /** A system property. */
    record Property(String name) implements JvmSetting {

        @Override
        public String get() {
            return System.getProperty(name, "");
        }

        @Override
        public void set(String value) {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        }
    }

    /** An environment variable, as this JVM and the processes it starts see it. */
    record Variable(String name) implements JvmSetting {

        @Override
        public String get() {
            String value = System.getenv(name);
            return value == null ? "" : value;
        }

        @Override
        public void set(String value) {
            if (!value.equals(get())) {
                Environment.set(name, value);
            }
        }
    }
}
