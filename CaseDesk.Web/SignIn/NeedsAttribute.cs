using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Authorization;

namespace CaseDesk.Web.SignIn;

/// <summary>A page or endpoint for those whom the permission table allows.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(permission.ToString());
