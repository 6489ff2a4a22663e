package io.envtest.internal.registry.apiextensions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.builtin.BuiltInSchemas;
import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.pattern.PatternEngineLoader;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomResourceDefinitionRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final CustomResourceDefinitionRules rules = new CustomResourceDefinitionRules(new SchemaRules(
            new CelEngineLoader(), new PatternEngineLoader(), new DefaultMetadata(BuiltInSchemas::metadata)));

    @Test
    void acceptsAPlainDefinition() throws IOException {
        assertThat(wrong(version("v1", true, "{'type':'object'}"))).isEmpty();
    }

    @Test
    void namesTheCommonSchemaByTheSpecAsAWhole() throws IOException {
        assertThat(wrong(version("v1", true, "{'type':'object','properties':{'spec':{}}}")))
                .containsExactly("spec.validation.openAPIV3Schema.properties[spec].type: Required value: "
                        + "must not be empty for specified object fields");
    }

    @Test
    void namesSchemasThatDifferByTheirVersions() throws IOException {
        String broken = version("v1", true, "{'type':'object','properties':{'spec':{}}}");
        assertThat(wrong(broken + "," + version("v2", false, "{'type':'object'}")))
                .containsExactly("spec.versions[0].schema.openAPIV3Schema.properties[spec].type: Required value: "
                        + "must not be empty for specified object fields");
    }

    @Test
    void wantsOneStorageVersionAndShowsAllFieldsOfTheVersions() throws IOException {
        assertThat(wrong(version("v1", false, "{'type':'object'}")))
                .first()
                .asString()
                .isEqualTo("spec.versions: Invalid value: [{\"Name\":\"v1\",\"Served\":true,\"Storage\":false,"
                        + "\"Deprecated\":false,\"DeprecationWarning\":null,\"Schema\":null,\"Subresources\":null,"
                        + "\"AdditionalPrinterColumns\":null,\"SelectableFields\":null}]: must have exactly one version"
                        + " marked as storage version");
    }

    @Test
    void refusesDefaultsThatTheirSchemaRefuses() throws IOException {
        assertThat(wrong(field("{'type':'integer','minimum':3,'default':1}")))
                .containsExactly("spec.validation.openAPIV3Schema.properties[spec].default: Invalid value: 1: "
                        + " in body should be greater than or equal to 3");
        assertThat(wrong(field("{'type':'object','default':{'x':1}}")))
                .containsExactly("spec.validation.openAPIV3Schema.properties[spec].default: Invalid value: {\"x\":1}: "
                        + "must not have unknown fields");
    }

    @Test
    void refusesStructureInsideOfLogic() throws IOException {
        assertThat(wrong(field("{'type':'string','allOf':[{'nullable':true,'title':'t'}]}")))
                .containsExactly(
                        "spec.validation.openAPIV3Schema.properties[spec].allOf[0].nullable: Forbidden: "
                                + "must be false to be structural",
                        "spec.validation.openAPIV3Schema.properties[spec].allOf[0].title: Forbidden: "
                                + "must be empty to be structural");
    }

    @Test
    void wantsKeysOfAListMapToBeThere() throws IOException {
        assertThat(wrong(field("{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k'],"
                        + "'items':{'type':'object','properties':{'k':{'type':'string'}}}}")))
                .containsExactly("spec.validation.openAPIV3Schema.properties[spec].items.properties[k].default: "
                        + "Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or"
                        + " be a required property");
    }

    @Test
    void refusesRulesThatCannotBeTyped() throws IOException {
        assertThat(wrong(field("{'x-kubernetes-preserve-unknown-fields':true,"
                        + "'x-kubernetes-validations':[{'rule':'self.x > 1'}]}")))
                .singleElement()
                .asString()
                .endsWith("unable to convert structural schema to CEL declarations");
    }

    private List<String> wrong(String versions) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(("{'metadata':{'name':'widgets.example.com'},'spec':{"
                        + "'group':'example.com','scope':'Namespaced','names':{'plural':'widgets','singular':'widget',"
                        + "'kind':'Widget','listKind':'WidgetList'},'versions':[" + versions
                        + "]},'status':{'storedVersions':['v1']}}")
                .replace('\'', '"'));
        FieldErrors errors = new FieldErrors();
        rules.created(errors, CustomResourceDefinition.of(tree));
        return errors.list().stream().map(FieldError::message).toList();
    }

    private static String field(String schema) {
        return version("v1", true, "{'type':'object','properties':{'spec':" + schema + "}}");
    }

    private static String version(String name, boolean storage, String schema) {
        return "{'name':'" + name + "','served':true,'storage':" + storage + ",'schema':{'openAPIV3Schema':" + schema
                + "}}";
    }
}
