package io.envtest.internal.registry.core;

import static io.envtest.internal.registry.column.Columns.doc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.pki.TlsPair;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secret: confidential data that pods consume.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/secret/">Secrets</a>
 */
final class SecretKind extends KindStrategy<Secret> {

    private static final int MAX_BYTES = 1024 * 1024;

    private SecretKind() {
        super(Secret::of);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("", "Secret")
                .strategy(new SecretKind())
                .columns(SecretKind::columns)
                .build();
    }

    private static Columns<Secret> columns() {
        return Columns.of("io.k8s.api.core.v1", Secret::of)
                .name()
                .text("Type", doc("Secret", "type"), Secret::type)
                .text("Data", doc("Secret", "data"), secret -> secret.data().size())
                .age();
    }

    @Override
    public Map<String, String> selectableFields(ObjectNode object) {
        return Map.of("type", Secret.of(object).type());
    }

    @Override
    protected void defaults(Secret secret) {
        if (secret.type().isEmpty()) {
            secret.setType("Opaque");
        }
        mergeStringData(secret);
    }

    /** What clients send as text joins the data and is never shown again. */
    private static void mergeStringData(Secret secret) {
        if (secret.stringData().isEmpty()) {
            return;
        }
        Map<String, String> data = new TreeMap<>(secret.data());
        secret.stringData().forEach((key, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            data.put(key, Base64.getEncoder().encodeToString(bytes));
        });
        secret.setData(data);
        secret.removeStringData();
    }

    @Override
    protected void validate(StrategyContext context, Secret secret, FieldErrors errors) {
        metadata(context, secret, errors);
        long bytes = 0;
        for (Map.Entry<String, String> entry : secret.data().entrySet()) {
            Rules.format(errors, secret.path("data").key(entry.getKey()), entry.getKey(), Formats.CONFIG_KEY);
            bytes += Base64.getDecoder().decode(entry.getValue()).length;
        }
        if (bytes > MAX_BYTES) {
            errors.tooLong(secret.path("data"), MAX_BYTES);
        }
        SecretTypes.requiredData(secret, errors);
    }

    @Override
    protected void validate(StrategyContext context, Secret secret, Secret old, FieldErrors errors) {
        metadata(secret, old, errors);
        Rules.immutable(errors, secret.path("type"), secret.type(), old.type());
        if (old.immutable()) {
            ImmutableData.unchanged(context, secret, old, errors, "data");
        }
        validate(context, secret, errors);
    }

    @Override
    protected void warn(StrategyContext context, Secret secret) {
        if (secret.type().equals("kubernetes.io/tls")) {
            context.warn(TlsPair.problem(text(secret, "tls.crt"), text(secret, "tls.key")));
        }
    }

    @Override
    protected void warn(StrategyContext context, Secret secret, Secret old) {
        warn(context, secret);
    }

    private static String text(Secret secret, String key) {
        byte[] bytes = Base64.getDecoder().decode(secret.data().getOrDefault(key, ""));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
