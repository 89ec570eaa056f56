using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

public class ColumnsTests
{
    static readonly Columns Known = new();
    static readonly Column Name = Known.Required("name", "full name");
    static readonly Column Email = Known.Required("email", "e-mail address");
    static readonly Column Born = Known.Optional("date of birth", "dob", "born");

    static string Sentence(string header)
    {
        using var sheet = TestSheets.Open(header + "\nx,y,z\n");
        return Should.Throw<SheetProblem>(() => Known.Bind(sheet)).Message;
    }

    [Theory]
    [InlineData("name,email,date of birth")]
    [InlineData("Full_Name, E-MAIL , DateOfBirth")]
    [InlineData("FULL NAME,\"E-mail\nAddress\",D.O.B.")]
    public void Case_spaces_and_punctuation_of_a_name_do_not_matter(string header)
    {
        using var sheet = TestSheets.Open(header + "\nAnn,ann@example.org,1980-12-31\n");
        var rows = Known.Bind(sheet);
        rows.Read().ShouldBeTrue();
        rows.Text(Name, 100).ShouldBe("Ann");
        rows.Email(Email).ShouldBe("ann@example.org");
        rows.Date(Born).ShouldBe(new(1980, 12, 31));
        rows.UnknownColumns.ShouldBeEmpty();
    }

    [Fact]
    public void Columns_may_come_in_any_order_and_optional_ones_may_be_absent()
    {
        using var sheet = TestSheets.Open("shoe size,email,,name\n42,ann@example.org,,Ann\n");
        var rows = Known.Bind(sheet);
        rows.UnknownColumns.ShouldBe(["shoe size", "(no name)"]);
        rows.Read().ShouldBeTrue();
        rows.Text(Name, 100).ShouldBe("Ann");
        rows.Has(Born).ShouldBeFalse();
        rows.Date(Born).ShouldBeNull();
        rows.Errors.ShouldBeEmpty();
        rows.Date(Born, needed: true).ShouldBeNull();
        rows.Errors.ShouldBe([new RowError(2, "date of birth", "Fill this in.")]);
    }

    [Fact]
    public void A_missing_column_is_refused_with_what_was_found() =>
        Sentence("Name,Phone,\nAnn,1,2")
            .ShouldBe("The file has no column called “email”. It has “Name”, “Phone”. Rename or add what is missing.");

    [Fact]
    public void Two_missing_columns_are_named_together() =>
        Sentence("phone,born")
            .ShouldStartWith("The file has no columns called “name” and “email”. It has “phone”, “born”.");

    [Fact]
    public void A_person_in_the_place_of_the_header_is_not_put_into_a_sentence()
    {
        var sentence = Sentence("Ann Other,ann@example.org,1980-12-31");
        sentence.ShouldNotContain("Ann");
        sentence.ShouldContain("Its first line seems to be data");
    }

    [Fact]
    public void Long_and_strange_names_are_shown_short_and_on_one_line()
    {
        var sentence = Sentence("name,\"" + new string('x', 500) + "\",\"a\nb\"");
        sentence.Length.ShouldBeLessThan(250);
        sentence.ShouldContain("“a b”");
        sentence.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("name,email,Email")]
    [InlineData("name,E-mail address,email")]
    public void The_same_column_twice_is_refused(string header) => Sentence(header).ShouldContain("“email” twice");

    [Fact]
    public void A_definition_cannot_use_one_name_for_two_columns()
    {
        var columns = new Columns();
        columns.Required("post code");
        Should.Throw<ArgumentException>(() => columns.Optional("address", "Postcode"));
    }

    [Fact]
    public void A_faulty_row_has_one_error_and_reads_as_empty()
    {
        using var sheet = TestSheets.Open("name,email,born\nAnn,nobody\nBob,nobody,never\n");
        var rows = Known.Bind(sheet);
        rows.Read().ShouldBeTrue();
        rows.Text(Name, 100, needed: true).ShouldBe("");
        rows.Email(Email).ShouldBe("");
        rows.Errors.Count.ShouldBe(1);
        rows.Errors[0].ToString().ShouldStartWith("Line 2: This line has 2 cells");

        rows.Read().ShouldBeTrue();
        rows.Email(Email);
        rows.Date(Born);
        rows.Refuse(Name, "Say more.");
        rows.Errors.Select(error => error.ToString())
            .ShouldBe([
                "Line 3, email: Write one e-mail address, such as name@example.org.",
                "Line 3, born: Write the date as 30/06/2026, 30 June 2026 or 2026-06-30, with a day that exists.",
                "Line 3, name: Say more.",
            ]);
    }
}
