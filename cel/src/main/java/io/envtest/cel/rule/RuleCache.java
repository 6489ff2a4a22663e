package io.envtest.cel.rule;

import io.envtest.cel.check.Environment;
import io.envtest.cel.value.SchemaType;
import io.envtest.internal.schema.cel.CelRule;
import io.envtest.internal.schema.cel.CelSchema;
import io.envtest.internal.schema.cel.CompiledRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles rules and keeps those that were compiled last. Safe for use by many threads. */
public final class RuleCache {

    private static final int MOST = 4096;
    private static final String ROOT_TYPE = "selfType";

    private final Environment common;
    private final Map<Key, CompiledRule> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompiledRule> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param common what all rules may name
     */
    public RuleCache(Environment common) {
        this.common = common;
    }

    private record Key(SchemaType type, CelRule rule) {}

    /** The rules of one place of a schema, compiled. */
    public List<CompiledRule> compile(CelSchema schema, boolean resourceRoot, List<CelRule> rules) {
        SchemaType type = SchemaTypes.of(schema, resourceRoot, ROOT_TYPE);
        RuleCompiler compiler = null;
        List<CompiledRule> results = new ArrayList<>(rules.size());
        for (CelRule rule : rules) {
            Key key = new Key(type, rule);
            CompiledRule result = find(key);
            if (result == null) {
                compiler = compiler == null ? new RuleCompiler(common, type) : compiler;
                result = compiler.compile(rule);
                keep(key, result);
            }
            results.add(result);
        }
        return List.copyOf(results);
    }

    private synchronized @Nullable CompiledRule find(Key key) {
        return compiled.get(key);
    }

    private synchronized void keep(Key key, CompiledRule rule) {
        compiled.put(key, rule);
    }
}
