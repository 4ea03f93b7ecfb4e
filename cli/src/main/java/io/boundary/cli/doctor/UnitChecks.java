package io.boundary.cli.doctor;

import io.boundary.policy.Policy;
import io.boundary.policy.Target;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.Root;

/** Whether the organization has the units that the policy speaks of. */
final class UnitChecks {

  private final OrganizationsClient organizations;

  UnitChecks(OrganizationsClient organizations) {
    this.organizations = organizations;
  }

  List<Check> checks(Policy policy) {
    return List.of(new Check("organizational units", () -> units(policy)));
  }

  private Finding units(Policy policy) {
    TreeSet<String> ids =
        policy.rules().stream()
            .map(rule -> rule.target())
            .filter(Target.OrganizationalUnit.class::isInstance)
            .flatMap(target -> ((Target.OrganizationalUnit) target).ids().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> problems =
        ids.stream().filter(id -> !exists(id)).map(id -> id + " does not exist").toList();
    return Finding.of(
        problems,
        ids.size() + " of the policy exist",
        "correct the ids in the policy's targets, or the values that its ${…} stand for");
  }

  private boolean exists(String id) {
    if (id.startsWith("r-")) {
      return organizations.listRootsPaginator().stream()
          .flatMap(page -> page.roots().stream())
          .map(Root::id)
          .anyMatch(id::equals);
    }
    try {
      organizations.describeOrganizationalUnit(request -> request.organizationalUnitId(id));
      return true;
    } catch (OrganizationalUnitNotFoundException e) {
      return false;
    }
  }
}
