using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;

namespace CaseDesk.Tests.Cases.Workflow;

/// <summary>The whole table of domain.md 3, written out once more by hand, against every status, action, role and relation.</summary>
public sealed class CaseWorkflowTests
{
    private const string H = "holder", O = "owner", At = "attendant", S = "supervisor", A = "admin", C = "calculator", F = "closer", Sys = "system";

    /// <summary>from, action, to ("=" unchanged), who may, ends, starts for.</summary>
    private static readonly (string From, CaseAction Action, string To, string[] Who, string Ends, StartsFor Starts)[] Rules =
    [
        ("disponivel", CaseAction.Assign, "em_atendimento", [At, S, A], "", StartsFor.Actor),
        ("disponivel", CaseAction.Reassign, "em_atendimento", [S, A], "", StartsFor.Target),
        ("em_atendimento", CaseAction.UndoTake, "disponivel", [H], "undone", StartsFor.Nobody),
        .. Each(["em_atendimento", "calculo_aprovado", "calculo_rejeitado", "fechamento_reprovado"], from => new (string, CaseAction, string, string[], string, StartsFor)[]
        {
            (from, CaseAction.Renew, "=", [H, S, A], "", StartsFor.Nobody),
            (from, CaseAction.Release, "disponivel", [H, S, A], "released", StartsFor.Nobody),
            (from, CaseAction.Expire, "disponivel", [Sys], "expired", StartsFor.Nobody),
            (from, CaseAction.Reassign, "=", [S, A], "reassigned", StartsFor.Target),
            (from, CaseAction.ChangeExpiry, "=", [S, A], "", StartsFor.Nobody),
            (from, CaseAction.HolderLeft, "disponivel", [Sys], "user_disabled", StartsFor.Nobody),
            (from, CaseAction.Close, "encerrado", [H, S, A], "closed", StartsFor.Nobody),
        }),
        .. Each(["em_atendimento", "calculo_rejeitado", "fechamento_reprovado"], from => new (string, CaseAction, string, string[], string, StartsFor)[]
        {
            (from, CaseAction.SendToCalculator, "calculista_pendente", [H, S, A], "sent_to_calculator", StartsFor.Nobody),
        }),
        ("calculista_pendente", CaseAction.ApproveCalculation, "calculo_aprovado", [C, S, A], "", StartsFor.Owner),
        ("calculista_pendente", CaseAction.RejectCalculation, "calculo_rejeitado", [C, S, A], "", StartsFor.Owner),
        ("calculo_aprovado", CaseAction.SendToClosing, "fechamento_pendente", [H, S, A], "sent_to_closing", StartsFor.Nobody),
        ("em_atendimento", CaseAction.SendToClosing, "fechamento_pendente", [H, S, A], "sent_to_closing", StartsFor.Nobody),
        ("fechamento_pendente", CaseAction.ApproveClosing, "contrato_efetivado", [F, S, A], "", StartsFor.Nobody),
        ("fechamento_pendente", CaseAction.RejectClosing, "fechamento_reprovado", [F, S, A], "", StartsFor.Owner),
        ("calculista_pendente", CaseAction.ChangeOwner, "=", [S, A], "", StartsFor.Nobody),
        ("fechamento_pendente", CaseAction.ChangeOwner, "=", [S, A], "", StartsFor.Nobody),
        ("em_atendimento", CaseAction.NoContact, "sem_contato", [H, S, A], "no_contact", StartsFor.Nobody),
        ("sem_contato", CaseAction.Wake, "disponivel", [Sys], "", StartsFor.Nobody),
        ("sem_contato", CaseAction.Resume, "em_atendimento", [O, S, A], "", StartsFor.Owner),
        .. Each(["disponivel", "em_atendimento", "calculista_pendente", "calculo_aprovado", "calculo_rejeitado", "fechamento_pendente", "fechamento_reprovado", "sem_contato"],
            from => new (string, CaseAction, string, string[], string, StartsFor)[] { (from, CaseAction.Cancel, "cancelado", [S, A], "cancelled", StartsFor.Nobody) }),
        .. Each([.. CaseStatuses.All.Select(status => status.Code())],
            from => new (string, CaseAction, string, string[], string, StartsFor)[] { (from, CaseAction.Override, "=", [A], "overridden", StartsFor.Target) }),
    ];

    public static TheoryData<CaseStatus, CaseAction, UserRole?, bool, bool> Everything()
    {
        var data = new TheoryData<CaseStatus, CaseAction, UserRole?, bool, bool>();
        foreach (var status in CaseStatuses.All)
        {
            foreach (var action in Enum.GetValues<CaseAction>())
            {
                foreach (var role in UserRoles.All.Select(role => (UserRole?)role).Append(null))
                {
                    data.Add(status, action, role, false, false);
                    if (role is not null)
                    {
                        data.Add(status, action, role, true, false);
                        data.Add(status, action, role, false, true);
                        data.Add(status, action, role, true, true);
                    }
                }
            }
        }

        return data;
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Everything))]
    public void Every_status_action_and_role_is_as_the_domain_says(CaseStatus status, CaseAction action, UserRole? role, bool holds, bool owns)
    {
        var rule = Rules.SingleOrDefault(rule => rule.From == status.Code() && rule.Action == action);
        var verdict = CaseWorkflow.Decide(status, action, new(By(role), holds, owns), hasFinalApprovedSimulation: true);

        var allowed = rule.From is not null && rule.Who.Any(who => who == RoleWord(role) || (who == H && holds) || (who == O && owns))
            && !(owns && action is CaseAction.ApproveClosing or CaseAction.RejectClosing && owns);
        if (!allowed)
        {
            Assert.IsNotType<WorkflowVerdict.Possible>(verdict);
            Assert.Equal(rule.From is not null, verdict is WorkflowVerdict.NotAllowed && CaseWorkflow.Find(status, action) is not null);
            return;
        }

        var transition = Assert.IsType<WorkflowVerdict.Possible>(verdict).Transition;
        Assert.Equal(rule.To, transition.To?.Code() ?? "=");
        Assert.Equal(rule.Ends, transition.Ends is { } ends ? Core.Cases.Assignments.EndReasons.Code(ends) : "");
        Assert.Equal(rule.Starts, transition.Starts);
    }

    /// <summary>Null is the desk itself.</summary>
    private static Actor By(UserRole? role) => role is { } one ? new CurrentUser("me", "Ana de Teste", one) : Actor.System;

    [Fact]
    public void Attending_goes_to_closing_only_with_a_final_approved_simulation()
    {
        var holder = new CaseActor(By(UserRole.Attendant), IsHolder: true, IsOwner: true);

        Assert.IsType<WorkflowVerdict.WrongStatus>(CaseWorkflow.Decide(CaseStatus.InProgress, CaseAction.SendToClosing, holder));
        Assert.IsType<WorkflowVerdict.Possible>(CaseWorkflow.Decide(CaseStatus.CalculationApproved, CaseAction.SendToClosing, holder));
    }

    [Fact]
    public void Nobody_decides_the_closing_of_their_own_case()
    {
        var owningAdmin = new CaseActor(By(UserRole.Admin), IsHolder: false, IsOwner: true);

        Assert.IsType<WorkflowVerdict.NotAllowed>(CaseWorkflow.Decide(CaseStatus.ClosingPending, CaseAction.ApproveClosing, owningAdmin));
        Assert.IsType<WorkflowVerdict.NotAllowed>(CaseWorkflow.Decide(CaseStatus.ClosingPending, CaseAction.RejectClosing, owningAdmin));
    }

    [Theory]
    [InlineData("disponivel", StatusKind.Free), InlineData("sem_contato", StatusKind.Waiting)]
    [InlineData("em_atendimento", StatusKind.Holding), InlineData("calculo_aprovado", StatusKind.Holding)]
    [InlineData("calculo_rejeitado", StatusKind.Holding), InlineData("fechamento_reprovado", StatusKind.Holding)]
    [InlineData("calculista_pendente", StatusKind.Desk), InlineData("fechamento_pendente", StatusKind.Desk)]
    [InlineData("contrato_efetivado", StatusKind.Terminal), InlineData("encerrado", StatusKind.Terminal), InlineData("cancelado", StatusKind.Terminal)]
    public void Codes_are_those_that_scripts_depend_on(string code, StatusKind kind)
    {
        Assert.True(CaseStatuses.TryParse(code, out var status));
        Assert.Equal(kind, status.Kind());
        Assert.Equal(code, status.Code());
    }

    [Fact]
    public void Novo_is_an_alias_and_a_wrong_code_is_no_status()
    {
        Assert.True(CaseStatuses.TryParse("novo", out var status));
        Assert.Equal(CaseStatus.Available, status);
        Assert.False(CaseStatuses.TryParse("available", out _));
    }

    /// <summary>An override goes to a status that is asked for, so it is tried with each.</summary>
    [Fact]
    public void No_row_leaves_a_holding_status_without_a_holder_or_a_holder_elsewhere()
    {
        Assert.All(CaseWorkflow.Rows, row =>
        {
            var (from, _, way) = row;
            var wasHeld = from.Kind() == StatusKind.Holding;
            IEnumerable<CaseStatus> targets = way.Effect == ActionEffect.Override ? CaseStatuses.All : [way.To ?? from];
            Assert.All(targets, to =>
            {
                if (to.Kind() == StatusKind.Holding)
                {
                    Assert.True(way.Starts != StartsFor.Nobody || (wasHeld && way.Ends is null), $"{row} leaves nobody in {to}");
                }
                else if (wasHeld)
                {
                    Assert.True(way.Ends is not null, $"{row} leaves a holder in {to}");
                }
            });
        });
    }

    [Fact]
    public void The_facts_of_an_action_are_the_same_in_every_status()
    {
        Assert.All(CaseWorkflow.Rows.GroupBy(row => row.Action), rows => Assert.Single(rows.Select(row => row.Transition).Select(way =>
            (way.Route, way.Way, way.Effect, way.NeedsReason, way.NeedsPerson, way.NeedsHolding, way.AsksBefore, way.Event)).Distinct()));
    }

    [Fact]
    public void The_table_says_what_a_page_asks_before_it_does_something()
    {
        string[] asked = [.. CaseWorkflow.Offered.Where(action => CaseWorkflow.FactsOf(action).AsksBefore).Select(action => action.ToString())];
        string[] reasons = [.. CaseWorkflow.Offered.Where(action => CaseWorkflow.FactsOf(action).NeedsReason).Select(action => action.ToString())];
        string[] people = [.. CaseWorkflow.Offered.Where(action => CaseWorkflow.FactsOf(action).NeedsPerson).Select(action => action.ToString())];

        Assert.Equal(["RejectCalculation", "Release", "Reassign", "ChangeOwner", "ChangeExpiry", "Cancel", "Override"], asked);
        Assert.Equal(["RejectCalculation", "Cancel", "Override"], reasons);
        Assert.Equal(["Reassign", "ChangeOwner"], people);
        Assert.DoesNotContain(CaseWorkflow.Offered, action => CaseWorkflow.FactsOf(action).Who == Who.System);
    }

    private static string RoleWord(UserRole? role) => role?.Code() ?? Sys;

    private static IEnumerable<(string, CaseAction, string, string[], string, StartsFor)> Each(
        string[] statuses, Func<string, (string, CaseAction, string, string[], string, StartsFor)[]> rules) => statuses.SelectMany(rules);
}
