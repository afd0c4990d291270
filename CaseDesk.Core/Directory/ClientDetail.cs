using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;

namespace CaseDesk.Core.Directory;

/// <summary>One client with all that belongs to him.</summary>
public sealed record ClientDetail(
    ClientCard Client, bool ShowsFullData, IReadOnlyList<EnrollmentItem> Enrollments, IReadOnlyList<PhoneItem> Phones, IReadOnlyList<AddressItem> Addresses,
    IReadOnlyList<PayrollItem> PayrollLines, IReadOnlyList<ClientCase> Cases, DateTime CreatedAt);

/// <summary>A case of the client; <see cref="IsVisible"/> says whether this reader may open it.</summary>
public sealed record ClientCase(long Id, CaseStatus Status, DateTime CreatedAt, DateTime? EndedAt, bool IsVisible);
