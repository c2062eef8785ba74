package dev.latchkey.month;

import java.util.Map;
import java.util.TreeMap;

/** Roles that belong to AWS's services, made when somebody uses one for the first time. */
final class ServiceRoles implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        Map<String, String> roles = new TreeMap<>(Map.of(
                "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling",
                "elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing",
                "eks.amazonaws.com", "AWSServiceRoleForAmazonEKS",
                "rds.amazonaws.com", "AWSServiceRoleForRDS"));
        for (String account : Company.ACCOUNTS) {
            roles.forEach((service, role) -> ledger.hand(
                            Company.developer(account, draw.of(Company.DEVELOPERS)), draw.workingDay())
                    .createServiceLinkedRole(service, role));
        }
    }
}
