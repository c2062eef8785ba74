package dev.latchkey.month;

import java.time.Duration;
import java.util.List;

/** Two clusters: one made by eksctl in this month, one older, whose service accounts get roles by Terraform. */
final class Clusters implements Actor {

    private static final String NEW = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE0A1B2C3D4E5F6A7B8C9D0E1F2";
    private static final String OLD = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

    @Override
    public void live(Ledger ledger, Draw draw) {
        newCluster(ledger, draw);
        for (String account : List.of("external-dns", "cluster-autoscaler", "cert-manager", "shop-api", "shop-jobs")) {
            String role = "irsa-" + account;
            String subject = "system:serviceaccount:kube-system:" + account;
            ledger.hand(
                            Company.terraform(Company.PRODUCTION, "eks-" + draw.below(900), "192.0.2.20"),
                            draw.workingDay())
                    .createRole(role, Trust.token(Company.PRODUCTION, OLD, "StringEquals", subject))
                    .putRolePolicy(role, "access", Json.allow("*", "route53:ListHostedZones", "route53:GetChange"));
        }
    }

    /** Its provider is as young as the roles that trust it. */
    private static void newCluster(Ledger ledger, Draw draw) {
        Caller person = Company.developer(Company.SANDBOX, "kofi");
        Caller stack = person.via(CloudFormation.SERVICE);
        String service = "eksctl-trial-cluster-ServiceRole-" + draw.stackSuffix();
        String autoscaler = "eksctl-trial-addon-iamserviceaccount-kube-Role1-" + draw.stackSuffix();
        String balancer = "eksctl-trial-addon-iamserviceaccount-lb-Role1-" + draw.stackSuffix();
        ledger.hand(stack, draw.officeHours(13))
                .createRole(service, Trust.service("eks.amazonaws.com"))
                .attachRolePolicy(service, PolicyCalls.AWS + "AmazonEKSClusterPolicy")
                .after(Duration.ofMinutes(14))
                .then(person.with(Tool.EKSCTL))
                .createOidcProvider(NEW)
                .then(stack)
                .createRole(autoscaler, trust("cluster-autoscaler"))
                .putRolePolicy(autoscaler, "scale", Json.allow("*", "autoscaling:SetDesiredCapacity"))
                .createRole(balancer, trust("aws-load-balancer-controller"))
                .attachRolePolicy(balancer, "arn:aws:iam::" + Company.SANDBOX + ":policy/LoadBalancerController");
    }

    private static String trust(String account) {
        return Trust.token(Company.SANDBOX, NEW, "StringEquals", "system:serviceaccount:kube-system:" + account);
    }
}
