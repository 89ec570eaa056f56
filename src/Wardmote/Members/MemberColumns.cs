using Wardmote.Sheets;

namespace Wardmote.Members;

/// <summary>The columns of the authority's feed.</summary>
internal static class MemberColumns
{
    internal static readonly Columns All = new();
    internal static readonly Column Number = All.Required(
        "membership_number",
        "membership no",
        "member number",
        "member no",
        "number"
    );
    internal static readonly Column Title = All.Optional("title");
    internal static readonly Column FirstName = All.Required("first_name", "forename", "given name");
    internal static readonly Column MiddleNames = All.Optional("middle_names", "middle name");
    internal static readonly Column LastName = All.Required("last_name", "surname", "family name");
    internal static readonly Column PreferredName = All.Optional("preferred_name", "known as");
    internal static readonly Column BornOn = All.Optional("date_of_birth", "dob", "birth date", "born");
    internal static readonly Column Gender = All.Optional("gender");
    internal static readonly Column Email = All.Optional("email", "email address");
    internal static readonly Column Mobile = All.Optional("mobile", "mobile phone", "mobile number");
    internal static readonly Column Landline = All.Optional("landline", "phone", "home phone", "telephone");
    internal static readonly Column Address1 = All.Optional("address_1", "address", "address line 1");
    internal static readonly Column Address2 = All.Optional("address_2", "address line 2");
    internal static readonly Column Town = All.Optional("town", "city", "post town");
    internal static readonly Column Postcode = All.Optional("postcode");
    internal static readonly Column InUnit = All.Required("unit", "constituency", "unit code");
    internal static readonly Column InBranch = All.Optional("branch", "branch code");
    internal static readonly Column JoinedOn = All.Optional("joined_on", "joined", "join date", "member since");
    internal static readonly Column Status = All.Optional("status", "membership status");
    internal static readonly Column Payment = All.Optional("payment", "payment method");
}
