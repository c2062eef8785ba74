package dev.latchkey.month;

import java.util.Locale;

/** User agents as the tools send them. */
final class Tool {

    static final String BROWSER = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36";
    static final String TERRAFORM = "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io)"
            + " terraform-provider-aws/5.82.2 aws-sdk-go-v2/1.32.7 os/linux lang/go#1.23.4 md/GOOS#linux api/iam#1.38.3";
    static final String PULUMI = "APN/1.0 Pulumi/1.0 PulumiAWS/6.66.2 aws-sdk-go-v2/1.32.8 ua/2.1 os/linux"
            + " lang/go#1.23.4 md/GOARCH#amd64 api/iam#1.38.5";
    static final String VAULT = "aws-sdk-go/1.55.5 (go1.22.8; linux; amd64) Vault/1.18.3";
    static final String BOTO = "Boto3/1.42.93 md/Botocore#1.42.93 ua/2.1 os/linux#6.1.0 md/arch#x86_64"
            + " lang/python#3.12.3 md/pyimpl#CPython";
    static final String EKSCTL = "eksctl/0.207.0 aws-sdk-go-v2/1.36.3 os/linux lang/go#1.24.1 api/iam#1.40.1";

    static final String CLI = "aws-cli/2.17.32 md/awscrt#0.20.11 ua/2.0 os/linux#6.8.0 md/arch#x86_64"
            + " lang/python#3.11.9 md/command#";

    private Tool() {}

    /** The CLI ends its name with the command, as {@code iam.create-user}. */
    static String sent(String agent, String service, String call) {
        String command = service + "."
                + call.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                        .toLowerCase(Locale.ROOT);
        return agent.equals(CLI) ? CLI + command : agent;
    }
}
