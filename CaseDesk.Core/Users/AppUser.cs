using CaseDesk.Core.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Users;

/// <summary>A person who works at the desk. Deactivated, never deleted: history names people.</summary>
public sealed class AppUser : IdentityUser
{
    private AppUser() { }

    public AppUser(string email, string name, UserRole role, DateTime now)
    {
        Email = email;
        UserName = email;
        EmailConfirmed = true;
        Name = name;
        Role = role;
        IsActive = true;
        LockoutEnabled = true;
        CreatedAt = now;
    }

    public string Name { get; private set; } = "";

    public UserRole Role { get; private set; }

    public bool IsActive { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public CurrentUser AsCurrent() => new(Id, Name, Role);

    public void Rename(string name) => Name = name;

    public void GiveRole(UserRole role) => Role = role;

    public void Disable() => IsActive = false;

    public void Enable() => IsActive = true;
}

internal sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(user => user.Name).HasMaxLength(TextBounds.Name);
        builder.Property(user => user.Role).HasMaxLength(20).HasConversion(role => role.Code(), code => UserRoles.Parse(code)!.Value);
    }
}
