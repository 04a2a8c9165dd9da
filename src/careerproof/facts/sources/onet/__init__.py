"""Here lives how the tables of the O*NET database are read, whatever the release calls them; not here: the exports of
O*NET OnLine (`work_context`), the roads between classifications (`crosswalks`) and the joining.

The publisher (US Department of Labor, Employment and Training Administration) gives every release as text (tabs, one
".txt" a table), as Excel workbooks and, of late, as comma-separated files. The three differ in the names of files and
in which columns repeat a name that stands in another table:

- Text and Excel: "Technology Skills.txt", "Technology Skills.xlsx". Comma-separated: "technology_skills.csv".
- Columns have the same headers in all three ("O*NET-SOC Code", "Data Value"); the SQL form, and tables made from it,
  write them "onetsoc_code", "data_value".
- The text form leaves out titles and scale names. What it does not say and we need are the names of generalized and
  intermediate work activities: they stand in the content model reference and in the IWA reference.

Release 30.3 gave tables and columns other names. What is read, by its name until 30.2 and from 30.3 on:

- Skills: Essential Skills and Transferable Skills.
- Technology Skills, with Example and Commodity Title: Software Skills, with Workplace Example and Element Name.
- Alternate Titles, with Alternate Title: Job Titles, with Job Title.
- Education, Training, and Experience (and its Categories): Education (and its Categories); the rest of the table went
  into Training and Experience.
- Interests: Career Interest Types.
- DWA Reference, with DWA ID, DWA Title, IWA ID, IWA Title, Element ID, Element Name: GWAs to IWAs to DWAs, with DWA
  Element ID, DWA Element Name and so on; the identifiers are others too.
- Tasks to DWAs, with DWA ID: the same, with DWA Element ID.
- Work Styles by importance (IM, to 29.3 at least): Work Styles by impact (WI, from 30.1 at the latest); see `ratings`.
- Tools Used: gone, as is Work Values, which we never read.

Occupation Data, Job Zones, Knowledge, Abilities, Work Activities, Work Context, Task Statements, Task Ratings, Sample
of Reported Titles and Related Occupations kept their names. Releases before 25.1 go by O*NET-SOC 2010 and are brought
to the codes of 2019 as they are read (`renumbering`). One form is not official: Parquet tables of 30.0, re-serialised,
which alone hold the Abilities and Work Activities that we ship.

The build reads every table, and says so in one place; therefore all readers are at this door.
"""

from careerproof.facts.sources.onet.activities import ActivityLabel, read_activity_labels
from careerproof.facts.sources.onet.occupations import (
    OnetOccupation,
    OnetTitle,
    RelatedRow,
    read_occupations,
    read_related,
    read_titles,
)
from careerproof.facts.sources.onet.passages import OnetPassage, read_passages
from careerproof.facts.sources.onet.preparation import EducationRow, JobZone, read_education, read_job_zones
from careerproof.facts.sources.onet.ratings import OnetRating, read_ratings
from careerproof.facts.sources.onet.release import TABLE, onet_source
from careerproof.facts.sources.onet.tasks import (
    TaskActivity,
    TaskRating,
    TaskType,
    read_task_activities,
    read_task_ratings,
    read_task_types,
)
from careerproof.facts.sources.onet.technologies import OnetTechnology, read_technologies, read_tools

__all__ = [
    "TABLE",
    "ActivityLabel",
    "EducationRow",
    "JobZone",
    "OnetOccupation",
    "OnetPassage",
    "OnetRating",
    "OnetTechnology",
    "OnetTitle",
    "RelatedRow",
    "TaskActivity",
    "TaskRating",
    "TaskType",
    "onet_source",
    "read_activity_labels",
    "read_education",
    "read_job_zones",
    "read_occupations",
    "read_passages",
    "read_ratings",
    "read_related",
    "read_task_activities",
    "read_task_ratings",
    "read_task_types",
    "read_technologies",
    "read_titles",
    "read_tools",
]
