/** What the packages of all API groups declare about their kinds, gathered: nothing else in the registry knows all groups. */
@NullMarked
package io.envtest.internal.registry.groups;

import org.jspecify.annotations.NullMarked;
