/** How each partner writes, as data: one YAML file a partner. */
package io.batchwatch.gateway.profile;
