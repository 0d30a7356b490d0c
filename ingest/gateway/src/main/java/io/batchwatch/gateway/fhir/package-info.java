/**
 * FHIR R4 as rows: each observation, and each of its components, is one. What it refers to is looked for in the same file,
 * which is therefore read twice: first for specimens, reports, devices and organizations, then for the observations.
 */
package io.batchwatch.gateway.fhir;
