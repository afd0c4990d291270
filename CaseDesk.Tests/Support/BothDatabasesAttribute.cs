using System.Reflection;
using CaseDesk.Core.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace CaseDesk.Tests.Support;

/// <summary>Runs a theory once on SQLite and once on PostgreSQL. The first parameter of the test is the provider.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([Row(DatabaseProvider.Sqlite), Row(DatabaseProvider.PostgreSql)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private static TheoryDataRow<DatabaseProvider> Row(DatabaseProvider provider) =>
        new(provider) { Traits = { ["Database"] = [provider.ToString()] } };
}
