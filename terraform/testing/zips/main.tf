# A folder with something at each place where a zip belongs, so that plans can be tested before anything is built.

output "folder" {
  description = "What `artefacts` is set to."
  value       = abspath("${path.module}/artefacts")
}
